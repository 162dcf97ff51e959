#r "../lib/bin/NeuralNet.dll"
#r "../lib/bin/Plotting.dll"
using NeuralNet;
using Plotting;
